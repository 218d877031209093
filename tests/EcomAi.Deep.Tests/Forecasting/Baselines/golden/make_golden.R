# Prints the expected numbers of the tests in this folder. R 4.2.2, forecast 8.20 (Debian 12: r-base-core r-cran-forecast).
suppressMessages(library(forecast))
show <- function(label, ...) cat(label, paste(signif(c(...), 8), collapse = ", "), "\n")
ahead <- function(fit, h) forecast(fit, h = h, level = 95)
deviation <- function(f) (f$upper - f$mean) / qnorm(.975)

for (y in c("Nile", "WWWusage", "lynx", "LakeHuron", "airmiles", "USAccDeaths", "AirPassengers", "nottem")) {
  x <- get(y)
  for (model in c("ANN", "AAN", "AAdN", if (frequency(x) > 1) c("ANA", "AAA", "AAdA"))) {
    fit <- ets(x, model = sub("d", "", model), damped = grepl("d", model), additive.only = TRUE)
    f <- ahead(fit, 3)
    show(paste("ets", y, model, "aicc, mean, deviation:"), fit$aicc, f$mean, deviation(f))
  }
  fit <- ets(x, additive.only = TRUE)
  f <- ahead(fit, 6)
  show(paste("ets", y, fit$method), f$mean, deviation(f))
  f <- thetaf(x, h = 6, level = 95)
  show(paste("theta", y), f$mean, deviation(f))
  fit <- auto.arima(x, approximation = FALSE)
  f <- ahead(fit, 6)
  show(paste("auto.arima", y, as.character(fit), "aicc, mean, deviation:"), fit$aicc, f$mean, deviation(f))
  show(paste("kpss", y), urca::ur.kpss(x, type = "mu", use.lag = trunc(3 * sqrt(length(x)) / 13))@teststat)
}

show("LakeHuron auto.arima(stepwise = FALSE)", auto.arima(LakeHuron, stepwise = FALSE, approximation = FALSE)$aicc)
fit <- ets(Nile, model = "ANN", alpha = .3)
show("ets Nile ANN alpha .3: level, sum of squares", fit$initstate, sum(residuals(fit)^2))
fit <- ets(airmiles, model = "AAN", damped = FALSE, alpha = .5, beta = .2)
show("ets airmiles AAN alpha .5 beta .2: sum of squares", sum(residuals(fit)^2))

# The likelihood and the forecasts of given coefficients.
fit <- Arima(Nile, order = c(2, 0, 1), fixed = c(.4, .2, .3, 900))
show("Arima Nile (2,0,1) .4 .2 .3 900: loglik, mean", fit$loglik, predict(fit, 4)$pred)
x <- ts(diff(USAccDeaths) / 1000, frequency = 12)
fit <- Arima(x, order = c(1, 0, 1), seasonal = c(1, 0, 1), include.mean = FALSE, fixed = c(.3, -.4, .5, .2))
show("Arima diff(USAccDeaths)/1000 (1,0,1)(1,0,1)[12] .3 -.4 .5 .2: loglik, mean", fit$loglik, predict(fit, 14)$pred)
x <- ts(c(1, -2, .5, 3, -1, 0, 2), frequency = 4)
fit <- Arima(x, order = c(1, 0, 1), seasonal = c(1, 0, 2), include.mean = FALSE, fixed = c(.5, .4, .3, .6, -.2))
show("Arima of 7 values (1,0,1)(1,0,2)[4] .5 .4 .3 .6 -.2: loglik, mean", fit$loglik, predict(fit, 6)$pred)
fit <- Arima(lynx, order = c(2, 0, 2))
show("Arima lynx (2,0,2): coefficients, sigma2", coef(fit), fit$sigma2)
show("decompose(USAccDeaths)$figure", decompose(USAccDeaths)$figure)
show("decompose(AirPassengers, multiplicative)$figure", decompose(AirPassengers, type = "multiplicative")$figure)
