"""Assessments of subordinate units are rolled up while tables are read (多单位汇总)."""
