"""The command line: words are parsed, a service is asked, a screen shows what it returned."""
