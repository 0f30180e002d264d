# outcome: passed
ξ = 7
text = 'ü€𝄞 \N{SNOWMAN}'
x = tf.constant(ξ)
