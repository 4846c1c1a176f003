"""Points in time as pages write them.

moment calendars clock     what is told: a day, a time, an offset; by other calendars; the time beside a day
timestamps                 for machines
visible                    for readers: in figures, or with the month's name (figures, named, months, found)
"""
