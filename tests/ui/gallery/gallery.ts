import '$lib/ui/styles/app.css';
import { mount } from 'svelte';
import Gallery from './Gallery.svelte';

const target = document.querySelector('#app');
if (target) mount(Gallery, { target });
