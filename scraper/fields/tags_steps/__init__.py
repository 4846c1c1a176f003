"""The steps that find tags, and what is asked of each reading.

declared                              what JSON-LD and metas declare
shown labelled lists_below texts      what the page shows: by markup, by words, by what links lead to; words of tags
keywords machines                     which of them are no topics of this article
features                              what the model is told of each option
"""
