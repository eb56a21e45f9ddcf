"""Pages to read and print: one file each, which asks nothing of the network and runs nothing."""
