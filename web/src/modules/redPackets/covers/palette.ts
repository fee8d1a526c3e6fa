/** Covers are pictures: their colours do not change with the theme. Fields carry white text (4.5 : 1 and more). */
export const gold = '#e7b85b'
export const paleGold = '#f8df9f'
export const oldGold = '#b98a34'
export const white = '#fffaf0'
