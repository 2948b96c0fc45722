import antfu from '@antfu/eslint-config'

export default antfu(
  {
    vue: true,
    typescript: true,
    formatters: { css: true },
    // 课程正文是给人写的：表格、注释、逐页 frontmatter 不按代码排版，由课件自己的检查来管。
    ignores: ['dist', 'out', '**/*.md'],
  },
  {
    rules: {
      // 命令行工具就是要往终端写字。
      'no-console': 'off',
    },
  },
)
