"""Points in time as pages write them: for machines, for readers, by any calendar."""
