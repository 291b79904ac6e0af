"""What is asked for: the plan, and the briefs its entries stand for."""
