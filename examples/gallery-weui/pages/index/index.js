const themed = require('../../themed')

Page({
  behaviors: [themed],
  data: {
    name: 'WeUI',
    pages: [
      { name: 'cells', title: 'Cells and boxes' },
      { name: 'form', title: 'A form' },
      { name: 'layers', title: 'Messages and layers' },
      { name: 'show', title: 'Pictures and results' },
      { name: 'bars', title: 'Bars' },
    ],
  },
})
