"""What is taught, how long, by whom and when: structures of programmes, and their schedules."""
