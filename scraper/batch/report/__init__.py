"""What people see of a run: its progress, its status, its report."""
