"""Which commands are allowed now and which events they make, in practice and in exams."""
