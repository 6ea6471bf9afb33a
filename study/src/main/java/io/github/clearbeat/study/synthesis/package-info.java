/**
 * Made recordings for training: a patient's own beats set to rhythms that the recordings at hand
 * hold too little of, such as runs and bigeminy of supraventricular beats.
 */
package io.github.clearbeat.study.synthesis;
