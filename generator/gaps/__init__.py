"""What is not established: gathered from the records, for the public as questions and for staff as lines to
edit."""
