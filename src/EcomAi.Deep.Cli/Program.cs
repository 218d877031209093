using EcomAi.Deep.Cli;

return CommandLine.Run(args);
