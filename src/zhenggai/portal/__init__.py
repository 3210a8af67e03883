"""公众页面: what citizens read on their phones, and the form for their opinions; off by default.

It reads nothing but editions that the office shows here, and hands words in without reading any.
"""
