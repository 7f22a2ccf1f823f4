"""Appointments: when, where and with whom; moved, called off."""
