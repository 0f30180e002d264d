"""What the learner has done and decided, in one SQLite file.

**Concept.** The review log is the truth: one row for each rated attempt, with every run inside it, only ever
added to, except that the last may be taken back. Cards, and the minutes summed up, are projections of that log
and can be rebuilt from it; settings, drafts and plan snapshots stand beside it; the index of drills is a cache
that may be thrown away at any time.

**Identity.** A drill is known here by its permanent id alone, so a corrected drill keeps its history. Reviews
are numbered in the order they were recorded, and a number taken back is given again: taking a review back
leaves the store as it was. Cards, drafts and index entries are one a drill. A drill without a card is new.

**Storage.** Strict tables, write-ahead log, a full sync at every commit: what was acknowledged survives a
killed process and a pulled plug. One finished attempt is one transaction. Numbered migrations only ever grow;
a store that knows more of them than this program is refused. A verified backup precedes every migration,
every replacement and the first change of each study day. Reading uses nothing but the standard library.
Nothing here knows how memory works or what a plan is good for, reads the clock, or prints.
"""
