const key = 'notes'
const first = [
  { id: 1, title: 'A flat boat', text: 'A sampan has a flat bottom.', isKept: true },
  { id: 2, title: 'An oar', text: 'One oar at the stern drives it.', isKept: false },
]

export const readNotes = () => uni.getStorageSync(key) || first

export const writeNotes = (notes) => uni.setStorageSync(key, notes)
