Page({
  data: {
    name: 'TDesign',
    pages: [
      { name: 'basics', title: 'Buttons, cells, text' },
      { name: 'inputs', title: 'Inputs' },
      { name: 'form', title: 'A form' },
      { name: 'pickers', title: 'Pickers' },
      { name: 'calendar', title: 'Days and colours' },
      { name: 'navigation', title: 'Tabs and steps' },
      { name: 'navbar', title: 'A bar of its own' },
      { name: 'side', title: 'A bar at the side' },
      { name: 'indexes', title: 'An index' },
      { name: 'show', title: 'Pictures and labels' },
      { name: 'lists', title: 'Tables and grids' },
      { name: 'feedback', title: 'Messages and layers' },
      { name: 'menus', title: 'Menus and swiping' },
      { name: 'refresh', title: 'Pulling down' },
      { name: 'chat', title: 'A talk' },
    ],
  },
})
