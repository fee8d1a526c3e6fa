Page({
  data: {
    value: 0,
    groups: [
      { value: 0, label: 'Bread', badge: {} },
      { value: 1, label: 'Fruit', badge: { count: 8 } },
      { value: 2, label: 'Cheese', badge: { dot: true } },
      { value: 3, label: 'Drinks', badge: {} },
    ],
  },
  turn(event) {
    this.setData({ value: event.detail.value })
  },
})
