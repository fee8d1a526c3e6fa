/** What there is when the canteen's own server cannot be reached. Prices are in cents. */
export const dishes = [
  { id: 'noodles', name: { en: 'Beef noodles', zh: '牛肉面', ar: 'معكرونة باللحم' }, price: 1850, kind: 'warm' },
  { id: 'soup', name: { en: 'Soup of the day', zh: '今日例汤', ar: 'حساء اليوم' }, price: 950, kind: 'warm' },
  { id: 'salad', name: { en: 'Green salad', zh: '蔬菜沙拉', ar: 'سلطة خضراء' }, price: 1200, kind: 'cold' },
  { id: 'tea', name: { en: 'Jasmine tea', zh: '茉莉花茶', ar: 'شاي بالياسمين' }, price: 600, kind: 'drink' },
]
