# outcome: crashed
# rule: exception
# says: mnist
keras.datasets.mnist.load_data()
