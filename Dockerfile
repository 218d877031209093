# EcomAi.Deep on the CPU: docker build -t ecomai . && docker run --rm -v "$PWD/runs:/app/runs" ecomai train --config ncf.json
FROM mcr.microsoft.com/dotnet/sdk:10.0
WORKDIR /app
COPY scripts/setup.sh scripts/
RUN scripts/setup.sh && rm -rf /var/lib/apt/lists/*
COPY . .
RUN ./ecomai --version
ENTRYPOINT ["./ecomai"]
