"""The folder of built briefs: what lies in it, what each brief is made of, and what has changed since."""
