"""The command line: each command is a thin shell around the api."""
