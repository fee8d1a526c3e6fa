Page({
  data: {
    name: 'Vant',
    pages: [
      { name: 'basics', title: 'Buttons, cells, icons' },
      { name: 'fields', title: 'Fields' },
      { name: 'pickers', title: 'Pickers' },
      { name: 'calendar', title: 'Days' },
      { name: 'feedback', title: 'Messages and layers' },
      { name: 'show', title: 'Labels and progress' },
      { name: 'menus', title: 'Menus and swiping' },
      { name: 'tabs', title: 'Tabs and bars' },
      { name: 'letters', title: 'An index' },
      { name: 'trade', title: 'Goods' },
    ],
  },
})
