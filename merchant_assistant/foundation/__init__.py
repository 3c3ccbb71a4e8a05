"""What every room may use and that uses no room: paths, faults, cancel, child processes."""
