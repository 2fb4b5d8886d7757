"""What both of Moodle's formats share: questions, texts and tags; how entries become them, and back."""
