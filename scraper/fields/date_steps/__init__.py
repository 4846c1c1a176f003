"""The steps that find the days of publication and change, and what is asked of each reading.

declared shown           what the page declares, and what it shows (marked, lines; words: what lines say of a day)
shown_change             the last change as the head tells it
local_time page_clock    instants in UTC as the head shows them; the page's own clock, which is no date of a text
snapshot                 nor is the moment at which an archive saved the page
first_publication        an earlier day that the head tells of
agreed                   the option that the page is of one mind about
features                 what the model is told of each option
steps                    their names, and the reading of one value
"""
