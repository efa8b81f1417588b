"""Mutation run: does a test notice when a line of the rules, figures or reports is wrong?"""
