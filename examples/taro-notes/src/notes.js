import Taro from '@tarojs/taro'

const key = 'notes'
const first = [
  { id: 1, title: 'A flat boat', text: 'A sampan has a flat bottom.', isKept: true },
  { id: 2, title: 'An oar', text: 'One oar at the stern drives it.', isKept: false },
]

export const readNotes = () => Taro.getStorageSync(key) || first

export const writeNotes = (notes) => Taro.setStorageSync(key, notes)
