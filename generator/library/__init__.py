"""The policy as readers ask for it: records looked up, answers of the decision core, decision tables."""
