"""Judges an answer by running it against TensorFlow, in a process that is thrown away afterwards.

This side never imports TensorFlow and never runs an answer: it starts children (`worker`), hands them a `Job`
and an answer (`protocol`), enforces the limits from outside, and believes only a record that carries the run's
nonce. What happens inside a child lives in `judge`.
"""
