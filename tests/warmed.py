"""What a nursery does before it forks its first kernel, done once for all nurseries that tests fork."""

from analysis.briefs.run.nursery import warm_up

warm_up()
