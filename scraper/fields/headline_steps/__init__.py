"""The steps that find a headline, and what is asked of each reading.

declared marked lines    what the page declares, what markup marks, what is set large where no heading is
kickers logos text       h1s without the short line above them; those that are the site's name; titles in parts
agreed                   the option that the page is of one mind about
features                 what the model is told of each option
steps                    their names
"""
