"""Points in time as pages write them.

moment calendars clock     what is told, and where: a day, a time, an offset; by other calendars; beside a day
timestamps                 for machines
visible                    for readers: in figures, or with the month's name (figures, named, months)
"""
