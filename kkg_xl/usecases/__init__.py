"""What can be asked, whatever the host."""
