export default {
  pages: ['pages/list/index', 'pages/about/index', 'pages/note/index', 'pages/write/index'],
  window: { navigationBarBackgroundColor: '#ffffff', navigationBarTitleText: 'Notes', navigationBarTextStyle: 'black' },
  tabBar: {
    color: '#666666',
    selectedColor: '#0b7a4b',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'pages/list/index', text: 'Notes' },
      { pagePath: 'pages/about/index', text: 'About' },
    ],
  },
}
