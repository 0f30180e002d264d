# outcome: crashed
# rule: process-limit
# limits: tight
import subprocess

kept = []
while True:
    kept.append(subprocess.Popen(['sleep', '600']))
