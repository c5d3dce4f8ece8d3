// The plugin as an ES module: by its own name, Node would load a CommonJS Chart.js beside ours, which it would then not know.
declare module 'chartjs-plugin-datalabels/dist/chartjs-plugin-datalabels.esm.js' {
  export { default } from 'chartjs-plugin-datalabels';
}
