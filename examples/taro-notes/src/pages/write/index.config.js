export default { navigationBarTitleText: 'A new note' }
