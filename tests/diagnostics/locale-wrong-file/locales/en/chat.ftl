style-place = Others can read along here.
