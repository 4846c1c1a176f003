"""The steps that find bylines, and what is asked of each reading.

declared                               what the page declares
shown                                  what it shows, each step asked only where those before leave a doubt:
  marked boxes card author_box           by markup
  lines                                  by words: near_lines (which lines), line_kinds, bare_lines, labels_within
  signed_lines                           as plainly as a "By": brackets, signed_ends, signed_head, titled,
                                           divided_lines, bios
  joined helpers                         lines that go on to others, or tell who helped
accounts credits roles furniture obvious  who is dropped from a reading
wholes rivals                          which options give way to others
agreed                                 the option that the page is of one mind about
features                               what the model is told of each option
steps evidence sides                   words that several of these share
"""
