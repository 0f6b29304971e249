"""What is worked out from a draft, and when it is worked out again: one rule, in three sizes.

The rule: **frozen values that are the very same objects say the same.** A draft is immutable and every edit
keeps the objects that it does not change (`Frozen.replace`), so a result holds while all it was made from are
the same objects. Nothing is compared by content, and nothing has to be told that something changed.

- `same.Memo`: a result of a few whole parts, such as the budget of cost lines and participants.
- `blocks.in_blocks`: what is found in each row of a list, remembered for 16 rows at a time.
- `derived.Reading`: results of results. While one is worked out, the parts that it reads are noted by
  themselves, so nobody writes down what depends on what; a result that comes out equal stays the same
  object, and whoever read it holds too.

What may be remembered: functions of their arguments and of the parts they read, and nothing else: no clock,
no file, no setting, no language (words are said later). What is kept is bounded: two drafts (one is compared
with another) or a fixed number of blocks.

Small functions of plain texts and numbers keep their results with `functools.lru_cache`: there the arguments
are compared by content, and that is cheap.
"""
