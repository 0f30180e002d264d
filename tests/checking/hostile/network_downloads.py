# outcome: crashed
# rule: file-missing
# says: download
keras.datasets.mnist.load_data()
